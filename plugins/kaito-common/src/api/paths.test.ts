import { paths } from './paths';

describe('paths', () => {
  it('keeps names apart from the path', () => {
    expect(
      paths.workload({
        cluster: 'a/b',
        kind: 'Workspace',
        namespace: 'n?',
        name: '#1',
      }),
    ).toBe('/workloads/a%2Fb/Workspace/n%3F/%231');
  });

  it('asks for a log by what names it', () => {
    const ref = {
      cluster: 'a',
      kind: 'Workspace',
      namespace: 'n',
      name: 'phi',
    } as const;
    expect(paths.workloadLogs(ref)).toBe('/workloads/a/Workspace/n/phi/logs');
    expect(paths.workloadLogs(ref, { pod: 'phi-0', follow: true })).toBe(
      '/workloads/a/Workspace/n/phi/logs?pod=phi-0&follow=true',
    );
  });

  it('names a field of a query once for each of its values', () => {
    expect(paths.workloads()).toBe('/workloads');
    expect(
      paths.workloads({
        cluster: ['a', 'b&c'],
        owner: [],
        q: 'x y',
        limit: 10,
        sort: undefined,
      }),
    ).toBe('/workloads?cluster=a&cluster=b%26c&q=x+y&limit=10');
  });
});
