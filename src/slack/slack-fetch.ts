/** What calls the Web API; `fetch` of the platform, or one that goes through a proxy. */
export type Fetch = typeof globalThis.fetch;

/**
 * Slack's clients never say which method failed. Calls made with this fetch do: a refusal carries its
 * method beside its word, and a call without an answer its method and host.
 */
export function namingFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = url.pathname.split('/').at(-1) ?? '';
    let answer: Response;
    try {
      answer = await fetch(input, init);
    } catch (error) {
      throw Object.assign(new Error('Slack did not answer.', { cause: error }), {
        name: error instanceof Error ? error.name : 'Error',
        method,
        host: url.host,
      });
    }
    return await named(answer, method);
  };
}

async function named(answer: Response, method: string): Promise<Response> {
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  if (!isJson || answer.status !== 200) return answer;
  const body = await answer.text();
  const { status, headers } = answer;
  const isRefusal = /^\s*\{\s*"ok"\s*:\s*false\b/.test(body);
  return new Response(isRefusal ? withMethod(body, method) : body, { status, headers });
}

function withMethod(body: string, method: string): string {
  try {
    return JSON.stringify({ ...JSON.parse(body), method });
  } catch {
    return body;
  }
}
