// Microsoft's JavaScript SDK behind HTTP, so that a test can put the same requests to it and to the bot.
// argv[2]: {"appId","tenant","metadata","now"}. Prints {"port"} when ready and ends with its standard input.
'use strict';
const http = require('http');
const settings = JSON.parse(process.argv[2]);
console.error = console.warn = console.log = () => {};
Date.now = () => settings.now;

const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { ConnectorClient } = require('botframework-connector');

class Bot extends ActivityHandler {
  async onAdaptiveCardInvoke() {
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'ok' };
  }
  async onSearchInvoke() {
    return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: [] } };
  }
}

const bot = new Bot();
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppId: settings.appId,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: settings.tenant,
  MicrosoftAppPassword: 'unused',
  ValidateAuthority: 'true',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/' + settings.tenant,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: settings.metadata,
  ToBotFromEmulatorOpenIdMetadataUrl: settings.metadata,
  OAuthUrl: 'https://api.botframework.com',
}));
adapter.onTurnError = async (_, error) => { throw error; };

// What the SDK's samples put in front of the adapter: a strict JSON parser for JSON bodies, 400 for what it cannot read.
function parse(request, body) {
  if (!/^application\/json/i.test(request.headers['content-type'] || '') || body.length === 0) return {};
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  const value = JSON.parse(text);
  if (value === null || typeof value !== 'object') throw new SyntaxError('not an object');
  return value;
}

async function messages(request, response, body) {
  let status = 200, sent;
  const answer = {
    status(code) { status = code; return answer; },
    send(value) { sent = value; return answer; },
    header() {},
    end() {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(sent === undefined ? undefined : typeof sent === 'string' ? sent : JSON.stringify(sent));
    },
  };
  try {
    request.body = parse(request, body);
  } catch {
    response.writeHead(400);
    return response.end();
  }
  try {
    await adapter.process(request, answer, (context) => bot.run(context));
  } catch {
    response.writeHead(500);
    response.end();
  }
}

const signer = { signRequest(request) { request.headers.set('authorization', 'Bearer test'); return Promise.resolve(request); } };

async function connector(response, body) {
  const { serviceUrl, call, values } = JSON.parse(body.toString('utf8'));
  const client = new ConnectorClient(signer, { baseUri: serviceUrl });
  await client.conversations[call](...values);
  response.writeHead(200);
  response.end();
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const done = request.url === '/connector' ? connector(response, body) : messages(request, response, body);
    done.catch((error) => { response.writeHead(599); response.end(String(error && error.stack)); });
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(JSON.stringify({ port: server.address().port }) + '\n'));
process.stdin.on('end', () => process.exit(0)).resume();
