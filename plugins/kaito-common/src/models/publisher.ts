const PUBLISHERS: Record<string, string> = {
  'deepseek-ai': 'DeepSeek',
  google: 'Google',
  'ibm-granite': 'IBM Granite',
  'meta-llama': 'Meta',
  microsoft: 'Microsoft',
  minimaxai: 'MiniMax',
  mistralai: 'Mistral AI',
  moonshotai: 'Moonshot AI',
  nvidia: 'NVIDIA',
  openai: 'OpenAI',
  qwen: 'Qwen',
  'zai-org': 'Z.ai',
};

/** Who publishes a Hugging Face repository, as people write it; the organisation's own spelling when it is not known. */
export function publisherOf(hfId: string): string {
  const org = hfId.split('/')[0];
  return PUBLISHERS[org.toLowerCase()] ?? org;
}
