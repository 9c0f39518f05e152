import { type ClusterAddress, inCluster, portForward } from './cluster';
import { curl } from './curl';
import { javascript } from './javascript';
import { langchain } from './langchain';
import { python } from './python';
import { shellQuote } from './shell';
import { TOKEN_VARIABLE, type Snippet, type SnippetCall } from './Snippet';

/** Variables that OpenAI's packages, and most tools for them, read by themselves. */
function environment(baseUrl: string): string {
  return [
    `export OPENAI_BASE_URL=${shellQuote(baseUrl)}`,
    `export OPENAI_API_KEY="$${TOKEN_VARIABLE}"`,
  ].join('\n');
}

function aroundThePortal(
  address: ClusterAddress,
  { request }: SnippetCall,
): Snippet[] {
  const forwarded = portForward(address, request);
  const inside: Snippet = {
    id: 'in-cluster',
    title: 'In the cluster',
    language: 'bash',
    needs: `A pod of the cluster ${address.cluster}. The portal's rules and records do not apply there.`,
    code: inCluster(address, request),
  };
  return forwarded === null
    ? [inside]
    : [
        inside,
        {
          id: 'port-forward',
          title: 'Port-forward',
          language: 'bash',
          needs: `kubectl, and the right to forward ports in the cluster ${address.cluster}. The portal's rules and records do not apply there.`,
          code: forwarded,
        },
      ];
}

/**
 * A call as code in every language. All but those that go around the portal use the gateway, whoever hosts the model, so
 * that an Azure OpenAI deployment is called like a Workspace.
 *
 * @param address - where the model is in its cluster; null for one that is hosted elsewhere or has no Service
 */
export function endpointSnippets(
  call: SnippetCall,
  address: ClusterAddress | null,
): Snippet[] {
  const { baseUrl, request } = call;
  const token = `your token in ${TOKEN_VARIABLE}`;
  return [
    {
      id: 'curl',
      title: 'curl',
      language: 'bash',
      needs: `curl, and ${token}.`,
      code: curl(baseUrl, request, { token: true }),
    },
    {
      id: 'python',
      title: 'Python',
      language: 'python',
      needs: `pip install openai, and ${token}.`,
      code: python(baseUrl, request),
    },
    {
      id: 'javascript',
      title: 'JavaScript',
      language: 'javascript',
      needs: `npm install openai, and ${token}. Run it as an ES module.`,
      code: javascript(baseUrl, request),
    },
    {
      id: 'langchain',
      title: 'LangChain',
      language: 'python',
      needs: `pip install langchain-openai, and ${token}.`,
      code: langchain(baseUrl, request),
    },
    {
      id: 'environment',
      title: 'Environment',
      language: 'bash',
      needs: `For tools that take OpenAI's variables; ${token}.`,
      code: environment(baseUrl),
    },
    ...(address ? aroundThePortal(address, call) : []),
  ];
}
