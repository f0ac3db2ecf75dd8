#!/usr/bin/env bash
# Gives the bot's identity its Microsoft Graph application permissions. Harmless when repeated: what is there stays.
# Needs the Azure CLI, signed in as a Privileged Role Administrator.
#
#   ./grant-graph-permissions.sh <principalId> [install] [mail] [hours] [rooms]
#
# Always    User.Read.All         departments, managers and names. User.ReadBasic.All shows neither departments nor managers.
#           Calendars.ReadBasic   when people are free or busy, nothing of what they do.
# install   TeamsAppInstallation.ReadWriteSelfForUser.All
#                                 the bot installs itself, and nothing else, for people whom a notice waits for (Contact:CatalogAppId).
# mail      Mail.Send             a mail to whoever cannot be reached in Teams (Contact:MailSender). In every mailbox of the
#                                 organisation: rather give the Exchange role of README.md, limited to one mailbox, and leave this out.
# hours     MailboxSettings.Read  people's own working hours and announced absences, so that reminders keep to them.
# rooms     Place.Read.All        meeting rooms and their seats, so that one is booked with the meeting.
#
# Booking (Calendars.ReadWrite) is not given here: consented here it would reach every mailbox, whatever Exchange limits. See README.md.
set -euo pipefail

graph=00000003-0000-0000-c000-000000000000
api=https://graph.microsoft.com/v1.0

principal=${1:?"用法 Usage: $0 <principalId> [install] [mail] [hours] [rooms]"}
shift
permissions=(User.Read.All Calendars.ReadBasic)
for wish in "$@"; do
  case $wish in
    install) permissions+=(TeamsAppInstallation.ReadWriteSelfForUser.All) ;;
    mail) permissions+=(Mail.Send) ;;
    hours) permissions+=(MailboxSettings.Read) ;;
    rooms) permissions+=(Place.Read.All) ;;
    *) echo "未知选项 Unknown option: $wish. 可选 Known: install, mail, hours, rooms" >&2; exit 2 ;;
  esac
done

resource=$(az ad sp show --id "$graph" --query id --output tsv)
held=$(az rest --method GET --uri "$api/servicePrincipals/$principal/appRoleAssignments" --query "value[?resourceId=='$resource'].appRoleId" --output tsv)
for permission in "${permissions[@]}"; do
  role=$(az ad sp show --id "$graph" --query "appRoles[?value=='$permission' && contains(allowedMemberTypes, 'Application')].id | [0]" --output tsv)
  if [ -z "$role" ]; then
    echo "Microsoft Graph 没有权限 $permission。 Microsoft Graph has no permission $permission." >&2
    exit 1
  fi
  if grep -qxF "$role" <<<"$held"; then
    echo "已有 already given  $permission"
    continue
  fi
  az rest --method POST --uri "$api/servicePrincipals/$principal/appRoleAssignments" --output none \
    --body "{\"principalId\":\"$principal\",\"resourceId\":\"$resource\",\"appRoleId\":\"$role\"}"
  echo "已授予 given          $permission"
done
