using 'main.bicep'

param name = 'teamscollab'
param image = readEnvironmentVariable('TEAMSCOLLAB_IMAGE', '')
param minReplicas = 2
param maxReplicas = 6
// 0 stays with serverless. From about a thousand people on, autoscale is steadier: 1000 or more.
param autoscaleMaxThroughput = 0
param logRetentionInDays = 180
// Settings by the names of the README's table, a colon written as two underscores. To reach people without the app:
//   Contact__MailSender: 'collab@contoso.com'
param settings = {}
// Departments that take part, with their codes in register numbers, and heads where the directory's managers do not tell. For example:
//   '市场部': { code: 'MKT' }
//   '销售部': { code: 'SAL', head: '<Entra object id>' }
param departments = {}
param tags = {
  application: 'TeamsCollab'
  purpose: 'production'
}
