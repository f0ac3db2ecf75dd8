// Bots on Microsoft's JavaScript SDKs. argv[2]: {"kind","appId","tenant","metadata","keys"}. Prints {"port"} when ready, ends with its standard input.
// kind: botbuilder-echo, botbuilder-dialog, botbuilder-count, agents-echo, agents-dialog, agents-count.
'use strict';
const http = require('http');
const settings = JSON.parse(process.argv[2]);
const say = process.stdout.write.bind(process.stdout);
console.error = console.warn = console.log = () => {};
process.env.NODE_ENV = 'production';
const [sdk, bot] = settings.kind.split('-');
const storedCounts = new Map();

// In front of the adapters stands as little as can be: no web framework.
function answerOf(response) {
  const answer = {
    headersSent: false, writableEnded: false, statusCode: 200, body: undefined,
    status(code) { answer.statusCode = code; return answer; },
    send(value) { answer.body = typeof value === 'string' ? value : JSON.stringify(value); return answer; },
    header() { return answer; },
    setHeader() { return answer; },
    end() {
      if (answer.writableEnded) return;
      answer.writableEnded = answer.headersSent = true;
      response.writeHead(answer.statusCode, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer.body || '') });
      response.end(answer.body);
    },
  };
  return answer;
}

function botbuilder() {
  const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage } = require('botbuilder');
  const { DialogSet, WaterfallDialog, TextPrompt } = require('botbuilder-dialogs');
  const { ServiceClientCredentialsFactory } = require('botframework-connector');
  class KeptToken extends ServiceClientCredentialsFactory {
    async isValidAppId(appId) { return appId === settings.appId; }
    async isAuthenticationDisabled() { return false; }
    async createCredentials() {
      return { signRequest(request) { request.headers.set('authorization', 'Bearer kept'); return Promise.resolve(request); } };
    }
  }
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: settings.appId, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: settings.tenant, ValidateAuthority: 'true',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/' + settings.tenant, ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com', ToBotFromChannelOpenIdMetadataUrl: settings.metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: settings.metadata, OAuthUrl: 'https://api.botframework.com',
  }, new KeptToken()));
  adapter.onTurnError = async (_, error) => { throw error; };
  const state = new ConversationState(new MemoryStorage());
  const count = state.createProperty('count');
  const dialogs = new DialogSet(state.createProperty('dialog'));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(new WaterfallDialog('three', [
    (step) => step.prompt('text', 'first'), (step) => step.prompt('text', 'second'),
    async (step) => { await step.context.sendActivity('third'); return step.endDialog(); },
  ]));
  const handler = new ActivityHandler();
  handler.onMessage(async (context, next) => {
    if (bot === 'echo') await context.sendActivity(context.activity.text);
    if (bot === 'dialog') {
      const dialog = await dialogs.createContext(context);
      const result = await dialog.continueDialog();
      if (result.status === 'empty') await dialog.beginDialog('three');
      await state.saveChanges(context);
    }
    if (bot === 'count') {
      const now = 1 + await count.get(context, 0);
      await count.set(context, now);
      await context.sendActivity(String(now));
      await state.saveChanges(context);
      storedCounts.set('last', now);
    }
    await next();
  });
  return (request, answer) => adapter.process(request, answer, (context) => handler.run(context));
}

function agents() {
  // The keys' address is fixed in the SDK; here they are the stub's.
  const path = require.resolve('jwks-rsa');
  const jwks = require(path);
  require.cache[path].exports = (options) => jwks({ ...options, jwksUri: settings.keys });
  const { ActivityHandler, CloudAdapter, ConversationState, MemoryStorage, authorizeJWT, getAuthConfigWithDefaults } = require('@microsoft/agents-hosting');
  const config = getAuthConfigWithDefaults({ clientId: settings.appId, tenantId: settings.tenant, clientSecret: 'kept' });
  const authorize = authorizeJWT(config);
  const adapter = new CloudAdapter(config);
  const kept = { getAccessToken: async () => 'kept' };
  adapter.connectionManager.getTokenProvider = adapter.connectionManager.getTokenProviderFromActivity = () => kept;
  adapter.onTurnError = async (_, error) => { throw error; };
  const state = new ConversationState(new MemoryStorage());
  const steps = state.createProperty('step');
  const handler = new ActivityHandler();
  handler.onMessage(async (context, next) => {
    if (bot === 'echo') await context.sendActivity(context.activity.text);
    else {
      // Three steps by hand: its dialogs package stands at another version.
      await state.load(context);
      const now = 1 + await steps.get(context, 0);
      await steps.set(context, bot === 'dialog' ? now % 3 : now);
      await context.sendActivity(String(now));
      await state.saveChanges(context);
      storedCounts.set('last', now);
    }
    await next();
  });
  return (request, answer) => new Promise((done, failed) => {
    authorize(request, answer, () => adapter.process(request, answer, (context) => handler.run(context)).then(done, failed))
      .then(() => { if (answer.statusCode >= 400) done(); }, failed);
  });
}

const turn = sdk === 'agents' ? agents() : botbuilder();
const server = http.createServer((request, response) => {
  if (request.url === '/count') return response.end(String(storedCounts.get('last') || 0));
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const answer = answerOf(response);
    request.body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    turn(request, answer).then(() => answer.end(), (error) => { answer.status(500).send(String(error && error.stack)); answer.end(); });
  });
});
server.listen(0, '127.0.0.1', () => say(JSON.stringify({ port: server.address().port }) + '\n'));
process.stdin.on('end', () => process.exit(0)).resume();
