using 'main.bicep'

param name = 'teamscollab'
param image = readEnvironmentVariable('TEAMSCOLLAB_IMAGE', '')
param minReplicas = 2
param maxReplicas = 6
// 0 stays with serverless. From about a thousand people on, autoscale is steadier: 1000 or more.
param autoscaleMaxThroughput = 0
param logRetentionInDays = 180
// Departments, limits and ways to reach people, by the names of the README's table. Examples:
//   Organisation__Departments__市场部__Code: 'MKT'
//   Contact__MailSender: 'collab@contoso.com'
param settings = {}
param tags = {
  application: 'TeamsCollab'
  purpose: 'production'
}
