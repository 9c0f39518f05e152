import { fakeBrowser } from '../../__testUtils__/fakeBrowser';
import { browserTabs } from './browserTabs';
import { lonelyTab } from './lonelyTab';
import type { TabMessage } from './Tabs';

const never = new AbortController().signal;

describe('browserTabs', () => {
  it('lets one tab of a person lead at a time', async () => {
    const browser = fakeBrowser();
    const [one, two] = [
      browserTabs('dana', browser),
      browserTabs('dana', browser),
    ];
    const giveBack = await one.lead(never);
    let leads = false;
    const second = two.lead(never).then(() => {
      leads = true;
    });
    await Promise.resolve();
    expect(leads).toBe(false);
    giveBack();
    await second;
    expect(leads).toBe(true);
  });

  it('tells the other tabs of the same person, and nobody else', async () => {
    const browser = fakeBrowser();
    const heard: string[] = [];
    const tab = (person: string, name: string) => {
      const tabs = browserTabs(person, browser);
      tabs.subscribe(({ type }: TabMessage) => heard.push(`${name} ${type}`));
      return tabs;
    };
    const dana = tab('dana', 'dana 1');
    tab('dana', 'dana 2');
    tab('pat', 'pat');
    dana.post({ type: 'wanted' });
    expect(heard).toEqual(['dana 2 wanted']);
  });

  it('gives up the wait when told to', async () => {
    const browser = fakeBrowser();
    await browserTabs('dana', browser).lead(never);
    const control = new AbortController();
    const waiting = browserTabs('dana', browser).lead(control.signal);
    control.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    ['nobody is known', undefined, fakeBrowser()],
    ['there are no locks', 'dana', { ...fakeBrowser(), locks: undefined }],
    [
      'there is no channel',
      'dana',
      { ...fakeBrowser(), BroadcastChannel: undefined },
    ],
  ])('is on its own where %s', (_, scope, browser) => {
    expect(browserTabs(scope, browser)).toBe(lonelyTab);
  });
});
