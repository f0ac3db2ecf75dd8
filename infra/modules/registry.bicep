metadata description = 'Holds the bot\'s image. No admin user; the bot\'s identity pulls.'

param name string
param location string
param tags { *: string }
param principalId string

@description('Names the role assignment: known before the identity exists, so that what-if can tell what will happen.')
param identityName string

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
  }
}

@description('AcrPull.')
var pull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identityName, pull)
  scope: registry
  properties: {
    roleDefinitionId: pull
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output server string = registry.properties.loginServer
