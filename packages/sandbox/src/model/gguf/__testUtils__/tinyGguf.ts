/** Ids of the vocabulary: unknown, begin, end, then one for each byte. */
const SPECIAL = ['<unk>', '<s>', '</s>'];
const VOCABULARY = SPECIAL.length + 256;
const WIDTH = 288;
const FEED_FORWARD = 32;
const ALIGNMENT = 32;

const TYPE = { uint32: 4, float32: 6, bool: 7, string: 8, array: 9 };

/**
 * The smallest model llama.cpp loads that says anything: llama architecture, one layer whose attention and feed-forward
 * weights are zero, and an output that holds how often each byte of `text` follows each other byte.
 */
export function tinyGguf(text: string): Buffer {
  const tensors = makeTensors(bigrams(text));
  const metadata = makeMetadata();
  let offset = 0;
  const infos: Buffer[] = [];
  const data: Buffer[] = [];
  for (const { name, shape, values } of tensors) {
    infos.push(
      Buffer.concat([
        string(name),
        uint32(shape.length),
        ...shape.map(uint64),
        uint32(0),
        uint64(offset),
      ]),
    );
    const bytes = padded(Buffer.from(values.buffer));
    data.push(bytes);
    offset += bytes.length;
  }
  const header = Buffer.concat([
    Buffer.from('GGUF'),
    uint32(3),
    uint64(tensors.length),
    uint64(metadata.length),
    ...metadata,
    ...infos,
  ]);
  return Buffer.concat([padded(header), ...data]);
}

/** Logarithms of the probability of each id after each id. */
function bigrams(text: string): Float64Array[] {
  const counts = Array.from({ length: VOCABULARY }, () =>
    new Float64Array(VOCABULARY).fill(0.01),
  );
  let previous = 1;
  // llama.cpp's tokenizer writes a blank as U+2581.
  for (const byte of Buffer.from(text.replaceAll(' ', '\u2581'))) {
    const id = byte + SPECIAL.length;
    counts[previous][id] += 1;
    previous = id;
  }
  return counts.map(row => {
    const total = row.reduce((a, b) => a + b, 0);
    return row.map(count => Math.log(count / total));
  });
}

function makeTensors(logits: Float64Array[]) {
  const embedding = new Float32Array(VOCABULARY * WIDTH);
  const output = new Float32Array(VOCABULARY * WIDTH);
  for (let id = 0; id < VOCABULARY; id += 1) {
    embedding[id * WIDTH + id] = 1;
    for (let next = 0; next < VOCABULARY; next += 1) {
      // The norm scales a vector with a single one by the root of its width.
      output[next * WIDTH + id] = logits[id][next] / Math.sqrt(WIDTH);
    }
  }
  const zeros = (name: string, ...shape: number[]) => ({
    name,
    shape,
    values: new Float32Array(shape.reduce((a, b) => a * b)),
  });
  const ones = (name: string) => ({
    name,
    shape: [WIDTH],
    values: new Float32Array(WIDTH).fill(1),
  });
  return [
    {
      name: 'token_embd.weight',
      shape: [WIDTH, VOCABULARY],
      values: embedding,
    },
    ones('output_norm.weight'),
    { name: 'output.weight', shape: [WIDTH, VOCABULARY], values: output },
    ones('blk.0.attn_norm.weight'),
    ones('blk.0.ffn_norm.weight'),
    ...['q', 'k', 'v', 'output'].map(part =>
      zeros(`blk.0.attn_${part}.weight`, WIDTH, WIDTH),
    ),
    zeros('blk.0.ffn_gate.weight', WIDTH, FEED_FORWARD),
    zeros('blk.0.ffn_up.weight', WIDTH, FEED_FORWARD),
    zeros('blk.0.ffn_down.weight', FEED_FORWARD, WIDTH),
  ];
}

function makeMetadata(): Buffer[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => {
    const hex = byte.toString(16).toUpperCase().padStart(2, '0');
    return `<0x${hex}>`;
  });
  const tokens = [...SPECIAL, ...bytes];
  // Kinds of token: unknown, control, byte.
  const kinds = tokens.map((_, id) => [2, 3, 3][id] ?? 6);
  return [
    entry('general.architecture', TYPE.string, string('llama')),
    entry('llama.context_length', TYPE.uint32, uint32(2048)),
    entry('llama.embedding_length', TYPE.uint32, uint32(WIDTH)),
    entry('llama.block_count', TYPE.uint32, uint32(1)),
    entry('llama.feed_forward_length', TYPE.uint32, uint32(FEED_FORWARD)),
    entry('llama.attention.head_count', TYPE.uint32, uint32(9)),
    entry('llama.attention.head_count_kv', TYPE.uint32, uint32(9)),
    entry('llama.rope.dimension_count', TYPE.uint32, uint32(32)),
    entry(
      'llama.attention.layer_norm_rms_epsilon',
      TYPE.float32,
      float32(1e-6),
    ),
    entry('tokenizer.ggml.model', TYPE.string, string('llama')),
    entry(
      'tokenizer.ggml.tokens',
      TYPE.array,
      array(TYPE.string, tokens.map(string)),
    ),
    entry(
      'tokenizer.ggml.scores',
      TYPE.array,
      array(
        TYPE.float32,
        tokens.map(() => float32(0)),
      ),
    ),
    entry('tokenizer.ggml.token_type', TYPE.array, array(5, kinds.map(uint32))),
    entry('tokenizer.ggml.bos_token_id', TYPE.uint32, uint32(1)),
    entry('tokenizer.ggml.eos_token_id', TYPE.uint32, uint32(2)),
    entry('tokenizer.ggml.unknown_token_id', TYPE.uint32, uint32(0)),
    entry('tokenizer.ggml.add_space_prefix', TYPE.bool, Buffer.of(0)),
  ];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([uint64(bytes.length), bytes]);
}

function array(type: number, items: Buffer[]): Buffer {
  return Buffer.concat([uint32(type), uint64(items.length), ...items]);
}

function entry(key: string, type: number, value: Buffer): Buffer {
  return Buffer.concat([string(key), uint32(type), value]);
}

function padded(bytes: Buffer): Buffer {
  const missing = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
  return Buffer.concat([bytes, Buffer.alloc(missing)]);
}
