import { createGgufEngine } from '../createGgufEngine';
import { startModelServer } from '../../http/startModelServer';

/** Serves a GGUF file and prints what it answers, as JSON. Run in a process of its own: Jest cannot load ES modules on demand. */
async function main() {
  const [modulePath, file] = process.argv.slice(-2);
  const engine = await createGgufEngine({ modulePath, file });
  const server = await startModelServer({ engine });
  const post = async (path: string, body: object) => {
    const response = await fetch(`${server.url}/m/own${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return response.text();
  };
  const messages = [{ role: 'user', content: 'Hello' }];
  const chat = { messages, seed: 1, max_tokens: 12 };
  const answer = JSON.parse(await post('/v1/chat/completions', chat));
  const again = JSON.parse(await post('/v1/chat/completions', chat));
  const result = {
    description: engine.describe(),
    text: answer.choices[0].message.content,
    same:
      again.choices[0].message.content === answer.choices[0].message.content,
    usage: answer.usage,
    prompt: JSON.parse(await post('/tokenize', { messages })).count,
    completion: JSON.parse(
      await post('/tokenize', { prompt: answer.choices[0].message.content }),
    ).count,
    stream: await post('/v1/completions', {
      prompt: 'ab',
      temperature: 0,
      max_tokens: 4,
      stream: true,
    }),
  };
  await server.stop();
  process.stdout.write(JSON.stringify(result));
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
