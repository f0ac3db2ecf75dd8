metadata name = 'TeamsCollab'
metadata description = 'Everything the bot needs in one resource group. No key, password or connection secret anywhere: one managed identity reaches all of it.'

@description('Begins every resource name: lower-case letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'teamscollab'

@description('Where everything stands. People\'s data stays in this region.')
param location string = resourceGroup().location

@description('The bot\'s image, such as teamscollabxyz.azurecr.io/teamscollab-bot:1.0.0. Empty in the first deployment: there is no registry to push to before it.')
param image string = ''

@description('Fewest copies of the bot. Never 0: its clock sends the reminders.')
@minValue(1)
param minReplicas int = 1

@description('Most copies of the bot.')
@minValue(1)
@maxValue(30)
param maxReplicas int = 3

@description('0 for a serverless database, paid by use; else the most request units a second that it scales up to (1000 or more).')
@minValue(0)
param autoscaleMaxThroughput int = 0

@description('Copies of the database in other zones of the region. Not every region has zones.')
param zoneRedundant bool = false

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param logRetentionInDays int = 90

@description('Whether a deleted key vault is kept for 90 days whatever anybody does. Off only for trials: signatures are checked with its key.')
param protectKeys bool = true

@description('What people see as the bot\'s name where Teams shows Azure\'s.')
param displayName string = '跨部门协作助手'

@description('More settings of the bot, by the names of the README; a colon is written as two underscores.')
param settings { *: string } = {}

@description('Departments that take part, by the directory\'s names: the code in register numbers, and the head\'s Entra object id where managers do not tell. Empty: all of the directory.')
param departments { *: { code: string, head: string? } } = {}

@description('Tags on every resource.')
param tags { *: string } = {}

var suffix = uniqueString(resourceGroup().id, name)
var unique = '${name}${suffix}'
var identityName = '${name}-bot'

module identity 'modules/identity.bicep' = {
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module logs 'modules/logs.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    retentionInDays: logRetentionInDays
    principalId: identity.outputs.principalId
    identityName: identityName
  }
}

module store 'modules/store.bicep' = {
  params: {
    name: unique
    location: location
    tags: tags
    autoscaleMaxThroughput: autoscaleMaxThroughput
    zoneRedundant: zoneRedundant
    principalId: identity.outputs.principalId
    identityName: identityName
    workspaceId: logs.outputs.workspaceId
  }
}

module keys 'modules/keys.bicep' = {
  params: {
    name: take('kv${unique}', 24)
    location: location
    tags: tags
    protect: protectKeys
    principalId: identity.outputs.principalId
    identityName: identityName
    workspaceId: logs.outputs.workspaceId
  }
}

module registry 'modules/registry.bicep' = {
  params: {
    name: unique
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    identityName: identityName
  }
}

module environment 'modules/environment.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: logs.outputs.workspaceId
  }
}

var host = '${name}.${environment.outputs.defaultDomain}'

module app 'modules/app.bicep' = if (!empty(image)) {
  params: {
    name: name
    location: location
    tags: tags
    environmentId: environment.outputs.id
    image: image
    registryServer: registry.outputs.server
    identityId: identity.outputs.id
    minReplicas: minReplicas
    maxReplicas: max(minReplicas, maxReplicas)
    settings: union(
      {
        ASPNETCORE_ENVIRONMENT: 'Production'
        MicrosoftAppType: 'UserAssignedMSI'
        MicrosoftAppId: identity.outputs.clientId
        MicrosoftAppTenantId: tenant().tenantId
        Store__Cosmos__Endpoint: store.outputs.endpoint
        Store__Cosmos__Database: store.outputs.database
        Store__Cosmos__Container: store.outputs.container
        Signing__KeyVaultKey: keys.outputs.signingKey
        Telemetry__AzureMonitor__ConnectionString: logs.outputs.connectionString
        Package__Host: host
        // No environment variable can be named 市场部.
        SettingsJson: string({
          Organisation: {
            Departments: mapValues(departments, department => { Code: department.code, Head: department.?head ?? '' })
          }
        })
      },
      settings
    )
  }
}

module bot 'modules/bot.bicep' = {
  params: {
    name: unique
    displayName: displayName
    tags: tags
    endpoint: 'https://${host}/api/messages'
    clientId: identity.outputs.clientId
    tenantId: tenant().tenantId
    identityId: identity.outputs.id
  }
}

@description('MicrosoftAppId: what the app package and the Graph permissions name.')
output appId string = identity.outputs.clientId

@description('The identity\'s object id in Entra ID: who is given Graph permissions.')
output principalId string = identity.outputs.principalId

@description('The bot\'s public host name, for the app package.')
output host string = host

@description('Where the image is pushed.')
output registry string = registry.outputs.server

@description('The database\'s address.')
output storeEndpoint string = store.outputs.endpoint

@description('The signing key, without a version.')
output signingKey string = keys.outputs.signingKey
