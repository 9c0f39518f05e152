import { VisuallyHidden } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { openPanes, type Conversation } from '../conversation/conversation';
import { shownPath } from '../conversation/tree';
import { isOpen, type AnswerTurn } from '../conversation/turns';

/** How much of an answer is read out; the rest is there to be read. */
const SPOKEN_LENGTH = 400;

function endWords(answer: AnswerTurn): string {
  if (answer.problem) {
    return `${answer.model} failed: ${answer.problem.message}`;
  }
  if (answer.toolCalls.length > 0) {
    return `${answer.model} calls a tool and waits for your result.`;
  }
  return answer.state === 'stopped'
    ? `${answer.model} was stopped.`
    : `${answer.model} answered: ${answer.text.slice(0, SPOKEN_LENGTH)}`;
}

const lastAnswers = (conversation: Conversation): AnswerTurn[] =>
  openPanes(conversation).flatMap(pane => {
    const last = shownPath(pane.tree).at(-1);
    return last?.role === 'assistant' ? [last] : [];
  });

/** Says once, politely, that an answer ended: not each word of it. */
export function Announcer(props: { conversation: Conversation }) {
  const [words, setWords] = useState('');
  const awaited = useRef(new Set<string>());
  useEffect(() => {
    const ended = lastAnswers(props.conversation).filter(answer => {
      if (isOpen(answer)) {
        awaited.current.add(answer.id);
        return false;
      }
      return awaited.current.delete(answer.id);
    });
    if (ended.length > 0) {
      setWords(ended.map(endWords).join(' '));
    }
  }, [props.conversation]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}
