import {
  createGgufEngine,
  createNgramEngine,
  readProjectDocuments,
  TextEngine,
} from '../model';

/**
 * The engine the sandbox answers with: the GGUF model the environment names, else word statistics over the
 * project's own documentation.
 */
export async function createEngine(
  env: NodeJS.ProcessEnv,
  projectRoot: string,
): Promise<TextEngine> {
  const file = env.KAITO_SANDBOX_GGUF;
  const modulePath = env.KAITO_SANDBOX_LLAMA_MODULE;
  if (file && modulePath) {
    return createGgufEngine({ file, modulePath });
  }
  return createNgramEngine({
    documents: await readProjectDocuments(projectRoot),
  });
}
