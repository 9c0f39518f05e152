import { readRequestInfo } from './requestInfo';

it.each([
  ['GET', '/api/v1/nodes', { verb: 'list', resource: 'nodes', group: '' }],
  ['GET', '/api/v1/nodes/n1', { verb: 'get', resource: 'nodes', name: 'n1' }],
  [
    'GET',
    '/api/v1/namespaces/a',
    { verb: 'get', resource: 'namespaces', name: 'a' },
  ],
  [
    'PUT',
    '/api/v1/namespaces/a/status',
    { resource: 'namespaces', subresource: 'status' },
  ],
  [
    'GET',
    '/api/v1/namespaces/a/pods?watch=1',
    { verb: 'watch', namespace: 'a' },
  ],
  ['DELETE', '/api/v1/namespaces/a/pods', { verb: 'deletecollection' }],
  [
    'PATCH',
    '/apis/kaito.sh/v1beta1/namespaces/a/workspaces/w/status',
    {
      verb: 'patch',
      group: 'kaito.sh',
      version: 'v1beta1',
      namespace: 'a',
      resource: 'workspaces',
      name: 'w',
      subresource: 'status',
    },
  ],
  [
    'POST',
    '/api/v1/namespaces/proxy/services/http:w:80/proxy/v1/x/proxy/y',
    {
      verb: 'create',
      namespace: 'proxy',
      resource: 'services',
      name: 'http:w:80',
      subresource: 'proxy',
      rest: '/v1/x/proxy/y',
    },
  ],
  ['GET', '/apis/kaito.sh/v1beta1', { resource: '', verb: 'get' }],
  ['GET', '/version', { resource: '' }],
  ['GET', '/api/v1/nodes/a%2Fb', { name: 'a/b' }],
  ['GET', '/api/v1/nodes/%zz', { name: '%zz' }],
])('reads %s %s', (method, path, expected) => {
  expect(readRequestInfo(method, path)).toMatchObject(expected);
});

it('does not let a path climb out of the proxy unseen', () => {
  const info = readRequestInfo(
    'GET',
    '/api/v1/namespaces/a/services/w:http/proxy/../../../secrets',
  );
  expect(info).toMatchObject({ resource: 'secrets', subresource: undefined });
});
