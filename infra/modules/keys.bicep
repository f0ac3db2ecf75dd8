metadata description = 'The key that signs what leaves the company. It never leaves the vault: the bot sends digests and gets signatures.'

param name string
param location string
param tags { *: string }
param protect bool
param principalId string

@description('Names the role assignment: known before the identity exists, so that what-if can tell what will happen.')
param identityName string

param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Cannot be switched off again, so it is left out rather than set to false.
    enablePurgeProtection: protect ? true : null
  }

  resource signing 'keys' = {
    name: 'signing'
    tags: tags
    properties: {
      kty: 'EC'
      curveName: 'P-256'
      keyOps: ['sign', 'verify']
      attributes: {
        enabled: true
        exportable: false
      }
    }
  }
}

@description('Key Vault Crypto User: uses keys, cannot read, change or delete them.')
var cryptoUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '12338af0-0e69-4776-bea7-57ae8d297424'
)

resource maySign 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::signing.id, identityName, cryptoUser)
  scope: vault::signing
  properties: {
    roleDefinitionId: cryptoUser
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource watched 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output signingKey string = vault::signing.properties.keyUri
