import { chatCompletions } from '../http/chat/answerChat';
import { completions } from '../http/completions';
import type { Routes } from '../http/Exchange';
import type { ModelTraits } from '../http/ModelTraits';
import { responses } from '../http/responses/answerResponse';
import { embeddings } from '../http/vectors/embeddings';

/** What of OpenAI's API a model of a provider answers, below its base path. */
export function providerRoutes({ task }: ModelTraits): Routes {
  return task === 'embed'
    ? { '/embeddings': { POST: embeddings } }
    : {
        '/chat/completions': { POST: chatCompletions },
        '/completions': { POST: completions },
        '/responses': { POST: responses },
      };
}
