import type { Decoration } from '../http/Exchange';

const SAFE = { filtered: false, severity: 'safe' };

/** What Azure says of a text that it let pass. Nothing is looked at here: everything passes. */
const PASSED = {
  hate: SAFE,
  self_harm: SAFE,
  sexual: SAFE,
  violence: SAFE,
};

const ofPrompt = {
  prompt_filter_results: [
    {
      prompt_index: 0,
      content_filter_results: {
        ...PASSED,
        jailbreak: { filtered: false, detected: false },
      },
    },
  ],
};

/** What Azure adds to the answers of a chat. */
export const CONTENT_FILTER: Decoration = {
  whole: ofPrompt,
  opening: ofPrompt,
  choice: { content_filter_results: PASSED },
};
