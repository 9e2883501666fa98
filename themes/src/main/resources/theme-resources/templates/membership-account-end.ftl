<#-- The end of what the link of a mail leads to: it is done (where to go on is membership.onward), or cannot be done. -->
<#import "template.ftl" as layout>
<#assign texts=membership.texts failed=message?has_content>
<#global title=failed?then(msg("membershipPageRefusedTitle"), msg(texts + "DoneTitle", membership.realm))>
<@layout.registrationLayout displayMessage=failed; section>
<#if section = "header">
${title}
<#elseif section = "form">
<div id="membership-account">
<#if failed>
<#if membership.dead!false><p id="membership-advice">${msg(texts + "Dead", membership.realm)}</p></#if>
<#else>
<p id="membership-done" role="status">${msg(texts + "Done", membership.realm, membership.email, "", membership.days)}</p>
<#if membership.onward?has_content>
<br>
<p><a id="membership-onward" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}" href="${membership.onward}" rel="noreferrer" referrerpolicy="no-referrer" autofocus>${msg("membershipContinue")}</a></p>
</#if>
</#if>
</div>
</#if>
</@layout.registrationLayout>
