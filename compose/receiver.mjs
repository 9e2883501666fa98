// A receiver of webhooks for the demo: prints every call, answers with it, and lists the last hundred for GET.
import { createServer } from 'node:http';

const KEPT = 100;
const calls = [];

const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = (body) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
    if (request.method === 'GET') return answer(calls);
    const call = {
        on: new Date().toISOString(),
        method: request.method,
        path: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
    };
    calls.splice(0, calls.length - KEPT + 1);
    calls.push(call);
    console.log(JSON.stringify(call));
    return answer(call);
});

server.listen(Number(process.env.PORT ?? 9000));
// The first process of a container is ended by nothing that it does not listen to.
process.on('SIGTERM', () => process.exit(0));
