metadata description = 'Cosmos DB, reached with Entra ID only. The container stands here because an identity with a data role may not create one.'

param name string
param location string
param tags { *: string }

@description('0 for serverless.')
param autoscaleMaxThroughput int

param zoneRedundant bool
param principalId string

@description('Names the role assignment: known before the identity exists, so that what-if can tell what will happen.')
param identityName string

param workspaceId string

var shape = loadJsonContent('collaborations-container.json')
var serverless = autoscaleMaxThroughput == 0

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: serverless ? [{ name: 'EnableServerless' }] : []
    // What one copy of the bot has stored, every copy reads: a session's own view would not reach the others.
    consistencyPolicy: {
      defaultConsistencyLevel: 'Strong'
    }
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: zoneRedundant
      }
    ]
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous7Days'
      }
    }
  }

  resource database 'sqlDatabases' = {
    name: 'teamscollab'
    properties: {
      resource: {
        id: 'teamscollab'
      }
    }

    resource container 'containers' = {
      name: 'collaborations'
      properties: {
        resource: {
          id: 'collaborations'
          partitionKey: {
            kind: 'MultiHash'
            paths: shape.partitionKeyPaths
            version: 2
          }
          indexingPolicy: shape.indexingPolicy
          defaultTtl: -1
        }
        options: serverless ? {} : { autoscaleSettings: { maxThroughput: autoscaleMaxThroughput } }
      }
    }
  }
}

@description('Cosmos DB Built-in Data Contributor: documents, nothing of the account.')
resource contributor 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2025-04-15' existing = {
  parent: account
  name: '00000000-0000-0000-0000-000000000002'
}

resource mayWrite 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: account
  name: guid(account.id, identityName, contributor.id)
  properties: {
    roleDefinitionId: contributor.id
    principalId: principalId
    scope: account.id
  }
}

resource watched 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Requests'
        enabled: true
      }
    ]
  }
}

output endpoint string = account.properties.documentEndpoint
output database string = account::database.name
output container string = account::database::container.name
