<#ftl output_format="plainText">
${event.type} of ${about.name}, ${Receiver.User.Email}
