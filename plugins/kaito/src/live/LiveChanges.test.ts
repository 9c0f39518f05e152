import { fakeBrowser } from '../__testUtils__/fakeBrowser';
import { fakeChanges } from '../__testUtils__/fakeChanges';
import { aWorkload } from '../__testUtils__/fixtures';
import { manualClock } from '../__testUtils__/manualClock';
import { GRACE_MS, LiveChanges } from './LiveChanges';
import { browserTabs } from './tabs/browserTabs';

const upserted = { type: 'upserted', workload: aWorkload() } as const;

/** Tabs of one browser, in front of one backend. */
function aBrowser() {
  const browser = fakeBrowser();
  const backend = fakeChanges();
  const clock = manualClock();
  const openTab = (isVisible = true) => {
    let visible = isVisible;
    let notify = () => {};
    const live = new LiveChanges({
      open: backend.openChanges,
      tabs: browserTabs('dana', browser),
      clock,
      visibility: {
        isVisible: () => visible,
        subscribe: listener => {
          notify = listener;
          return () => {};
        },
      },
    });
    const heard: string[] = [];
    live.onChange(({ type }) => heard.push(type));
    const leave = live.use();
    return {
      live,
      heard,
      leave,
      show: async (value: boolean) => {
        visible = value;
        notify();
        await clock.pass(0);
      },
      get state() {
        return live.status.state;
      },
    };
  };
  return { backend, clock, openTab };
}

describe('LiveChanges', () => {
  it('opens one stream for all tabs and tells each of them everything', async () => {
    const { backend, clock, openTab } = aBrowser();
    const tabs = [openTab(), openTab(), openTab()];
    await clock.pass(0);
    expect(backend.opened).toHaveLength(1);
    expect(tabs.map(({ state }) => state)).toEqual(['live', 'live', 'live']);
    await backend.tell(upserted);
    expect(tabs.map(({ heard }) => heard.at(-1))).toEqual([
      'upserted',
      'upserted',
      'upserted',
    ]);
  });

  it('has a tab that joins read anew what it read before it could hear', async () => {
    const { clock, openTab } = aBrowser();
    openTab();
    await clock.pass(10_000);
    const late = openTab();
    await clock.pass(0);
    expect(late.state).toBe('live');
    expect(late.heard).toEqual(['ready']);
  });

  it('hands the stream to a tab that is looked at, which goes on where it was', async () => {
    const { backend, clock, openTab } = aBrowser();
    const first = openTab();
    const second = openTab();
    await clock.pass(10_000);
    await backend.tell(upserted);
    await first.show(false);
    expect(backend.opened).toEqual([undefined, 'p.2']);
    expect([first.state, second.state]).toEqual(['paused', 'live']);
    await backend.tell(upserted);
    expect(second.heard.at(-1)).toBe('upserted');
  });

  it('closes the stream when nobody has looked for a while, and resumes', async () => {
    const { backend, clock, openTab } = aBrowser();
    const first = openTab();
    const second = openTab();
    await clock.pass(10_000);
    await second.show(false);
    await first.show(false);
    await clock.pass(GRACE_MS - 1);
    expect(backend.isOpen()).toBe(true);
    await clock.pass(1);
    expect(backend.isOpen()).toBe(false);
    expect([first.state, second.state]).toEqual(['paused', 'paused']);
    await second.show(true);
    expect(second.state).toBe('live');
    expect(backend.opened).toEqual([undefined, 'p.1']);
  });

  it('does not close it for a glance elsewhere', async () => {
    const { backend, clock, openTab } = aBrowser();
    const only = openTab();
    await clock.pass(0);
    await only.show(false);
    await clock.pass(GRACE_MS - 1);
    await only.show(true);
    await clock.pass(9_000);
    expect(backend.opened).toHaveLength(1);
    expect(only.state).toBe('live');
  });

  it('closes it when no page wants it any more', async () => {
    const { backend, clock, openTab } = aBrowser();
    const only = openTab();
    await clock.pass(0);
    only.leave();
    only.leave();
    await clock.pass(GRACE_MS);
    expect(backend.isOpen()).toBe(false);
    only.live.use();
    await clock.pass(0);
    expect(only.state).toBe('live');
  });

  it('opens nothing for a tab in the background', async () => {
    const { backend, clock, openTab } = aBrowser();
    openTab(false);
    await clock.pass(GRACE_MS);
    expect(backend.opened).toHaveLength(0);
  });

  it('tells every tab when the stream breaks', async () => {
    const { backend, clock, openTab } = aBrowser();
    const tabs = [openTab(), openTab()];
    await clock.pass(0);
    await backend.end();
    await clock.pass(0);
    expect(tabs.map(({ state }) => state)).toEqual([
      'reconnecting',
      'reconnecting',
    ]);
  });
});
