import ReactMarkdown from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';

/** The whole answer through react-markdown at every token: what its documentation shows, and most chats do. No colours. */
export function Naive(props: { text: string }) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, remarkMath]}
      rehypePlugins={[[rehypeKatex, { output: 'mathml' }]]}
    >
      {props.text}
    </ReactMarkdown>
  );
}
