import { parseDiff } from './parseDiff';

const DIFF = `diff --git a/clusters/dev/list.yaml b/clusters/dev/list.yaml
index 1111111..2222222 100644
--- a/clusters/dev/list.yaml
+++ b/clusters/dev/list.yaml
@@ -7,3 +7,4 @@ resources:
   - a.yaml
-  - b.yaml
+  - c.yaml
+--- d.yaml
   - z.yaml
\\ No newline at end of file
diff --git a/new.yaml b/new.yaml
new file mode 100644
index 0000000..3333333
--- /dev/null
+++ b/new.yaml
@@ -0,0 +1 @@
+kind: Workspace
diff --git a/old.yaml b/old.yaml
deleted file mode 100644
--- a/old.yaml
+++ /dev/null
@@ -1 +0,0 @@
-kind: Workspace
diff --git a/here.yaml b/there.yaml
similarity index 100%
rename from here.yaml
rename to there.yaml
diff --git a/logo.png b/logo.png
index 4444444..5555555 100644
Binary files a/logo.png and b/logo.png differ
`;

it('reads files, what became of them and their lines with numbers', () => {
  const files = parseDiff(DIFF);
  expect(
    files.map(({ path, state, from, binary, added, removed }) => [
      path,
      state,
      from,
      binary,
      added,
      removed,
    ]),
  ).toEqual([
    ['clusters/dev/list.yaml', 'changed', null, false, 2, 1],
    ['new.yaml', 'added', null, false, 1, 0],
    ['old.yaml', 'removed', null, false, 0, 1],
    ['there.yaml', 'moved', 'here.yaml', false, 0, 0],
    ['logo.png', 'changed', null, true, 0, 0],
  ]);
  expect(
    files[0].lines.map(({ kind, text, before, after }) => [
      kind,
      text,
      before,
      after,
    ]),
  ).toEqual([
    ['hunk', 'resources:', null, null],
    ['same', '  - a.yaml', 7, 7],
    ['del', '  - b.yaml', 8, null],
    ['add', '  - c.yaml', null, 8],
    ['add', '--- d.yaml', null, 9],
    ['same', '  - z.yaml', 9, 10],
  ]);
});

it('is nothing for an empty diff', () => {
  expect(parseDiff('')).toEqual([]);
});
