"""Runs a programme in a pseudo terminal and plays a person: expects texts on the screen and types.

Usage: play_in_terminal.py STEPS PROGRAMME [ARGUMENT...]
STEPS is JSON: [["expect", text], ["type", text], ...]. Prints {"exit", "screen", "missed"} as JSON: what the
programme ended with, all it wrote, and the text that did not come (null when all did).
"""
import json, os, pty, select, signal, sys, time

PATIENCE_SECONDS = 40

steps = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])

screen = b''
seen = 0
missed = None


def read(seconds):
    """More of the screen; False at its end."""
    global screen
    if not select.select([terminal], [], [], seconds)[0]:
        return True
    try:
        data = os.read(terminal, 65536)
    except OSError:
        return False
    screen += data
    return data != b''


def expect(text):
    global seen
    end = time.monotonic() + PATIENCE_SECONDS
    wanted = text.encode()
    while time.monotonic() < end:
        at = screen.find(wanted, seen)
        if at >= 0:
            seen = at + len(wanted)
            return True
        if not read(0.2):
            return screen.find(wanted, seen) >= 0
    return False


for action, text in steps:
    if action == 'expect':
        if not expect(text):
            missed = text
            os.kill(pid, signal.SIGKILL)
            break
    else:
        os.write(terminal, text.encode())

end = time.monotonic() + PATIENCE_SECONDS
while time.monotonic() < end and read(0.2):
    pass
_, status = os.waitpid(pid, 0)
print(json.dumps({
    'exit': os.waitstatus_to_exitcode(status),
    'screen': screen.decode('utf-8', 'replace'),
    'missed': missed,
}))
