<#import "template.ftl" as own>
<@own.emailLayout><p>${event.type} of ${about.name}, ${Receiver.User.Email}</p></@own.emailLayout>
