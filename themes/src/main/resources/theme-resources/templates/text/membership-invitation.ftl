<#ftl output_format="plainText">
<#import "membership-link.ftl" as mail>
<#assign by=inviter?has_content?then("By", "") account=(known!false)?then("Known", "New")>
<@mail.letter key="membershipInvitation" body=msg("membershipInvitationBody" + by, user.email, realmName, inviter) + " " + msg("membershipInvitation" + account, user.email, realmName)/>
