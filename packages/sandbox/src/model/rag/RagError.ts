/** Why a RAG engine refuses, with the HTTP status that says so. */
export class RagError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
    this.name = 'RagError';
  }
}
