import { AdmissionQueue, QueueFullError } from './AdmissionQueue';

const never = new AbortController().signal;

describe('AdmissionQueue', () => {
  it('lets some run, some wait in order and turns the rest away', async () => {
    const queue = new AdmissionQueue({ running: 1, waiting: 2 });
    const leave = await queue.enter(never);
    const order: string[] = [];
    const enterAs = async (name: string) => {
      const leaveAgain = await queue.enter(never);
      order.push(name);
      return leaveAgain;
    };
    const second = enterAs('second');
    const third = enterAs('third');
    await expect(queue.enter(never)).rejects.toThrow(QueueFullError);
    expect(queue).toMatchObject({ running: 1, waiting: 2 });

    leave();
    (await second)();
    (await third)();
    expect(order).toEqual(['second', 'third']);
    expect(queue).toMatchObject({ running: 0, waiting: 0 });
  });

  it('counts a place only once, however often it is left', async () => {
    const queue = new AdmissionQueue({ running: 2, waiting: 0 });
    const leave = await queue.enter(never);
    await queue.enter(never);
    leave();
    leave();
    expect(queue.running).toBe(1);
  });

  it('forgets who gives up waiting', async () => {
    const queue = new AdmissionQueue({ running: 1, waiting: 2 });
    const leave = await queue.enter(never);
    const controller = new AbortController();
    const impatient = queue.enter(controller.signal);
    const patient = queue.enter(never);
    controller.abort(new Error('gone'));
    await expect(impatient).rejects.toThrow('gone');
    expect(queue.waiting).toBe(1);
    leave();
    (await patient)();
    expect(queue.running).toBe(0);
  });
});
