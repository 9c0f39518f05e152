/** A message of the portal's own. What stands in backticks is shown as code. */
export function Message(props: { text: string }) {
  const parts = props.text.split(/`([^`]+)`/);
  return (
    <>
      {parts.map((part, index) =>
        // Every second part stood in backticks; parts keep their places.
        // eslint-disable-next-line react/no-array-index-key
        index % 2 === 1 ? <code key={index}>{part}</code> : part,
      )}
    </>
  );
}
