using 'main.bicep'

// For trying out: one copy, paid by use, and everything can be deleted again.
param name = 'collabtest'
param image = readEnvironmentVariable('TEAMSCOLLAB_IMAGE', '')
param minReplicas = 1
param maxReplicas = 1
param logRetentionInDays = 30
param protectKeys = false
param displayName = '跨部门协作助手（测试）'
param tags = {
  application: 'TeamsCollab'
  purpose: 'test'
}
