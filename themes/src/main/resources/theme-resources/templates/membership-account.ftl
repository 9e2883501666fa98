<#-- A form that the link of a mail leads to. Works with any layout of a login theme: where a theme has no class, none is
     set. membership.asked says which password is wanted: NEW, OWN or NONE. -->
<#import "template.ftl" as layout>
<#assign texts=membership.texts by=membership.inviter?has_content?then("By", "")>
<#global title=msg(texts + "Title", membership.realm)>
<#-- Of PatternFly 5, which wraps inputs; the older layout does not. -->
<#assign wraps=properties.kcFormGroupLabelClass?has_content>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "repeatedPassword"); section>
<#if section = "header">
${title}
<#elseif section = "form">
<div id="membership-account">
<p id="membership-text">${msg(texts + "Text" + by, membership.realm, membership.email, membership.inviter, membership.days)}</p>
<#if membership.asked != "NONE"><p id="membership-asked"><br>${msg("membershipAsked" + membership.asked, membership.realm, membership.email)}</p></#if>
<br>
<form id="membership-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
<#if membership.asked != "NONE">
<#-- For password stores: whose password it is. -->
<input type="text" name="username" value="${membership.email}" autocomplete="username" readonly hidden>
<#assign other=messagesPerField.existsError("repeatedPassword")>
<#if membership.asked == "OWN">
<@password name="password" label=msg("password") autocomplete="current-password" focus=true/>
<#else>
<@password name="password" label=msg("passwordNew") autocomplete="new-password" focus=!other/>
<@password name="repeatedPassword" label=msg("passwordConfirm") autocomplete="new-password" focus=other/>
</#if>
</#if>
<div class="${properties.kcFormGroupClass!}">
<div id="kc-form-buttons" class="${properties.kcFormActionGroupClass!properties.kcFormButtonsClass!}">
<button id="membership-submit" type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg(texts + "Button")}</button>
</div>
</div>
</form>
<p id="membership-otherwise"><br><small>${msg(texts + "Otherwise")}</small></p>
</div>
<#if !wraps && membership.asked != "NONE"><script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script></#if>
</#if>
</@layout.registrationLayout>

<#macro password name label autocomplete focus>
<#local wrong=messagesPerField.existsError(name)>
<div class="${properties.kcFormGroupClass!} <#if wrong>${properties.kcFormGroupErrorClass!}</#if>">
<div class="${properties.kcFormGroupLabelClass!properties.kcLabelWrapperClass!}">
<label for="${name}" class="${properties.kcFormLabelClass!properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${label}</span></label>
</div>
<div class="${properties.kcInputWrapperClass!}">
<div class="${properties.kcInputGroup!}" dir="ltr">
<#if wraps><div class="${properties.kcInputGroupItemClass!} ${properties.kcFill!}"><span class="${properties.kcInputClass!} <#if wrong>${properties.kcError!}</#if>"></#if>
<input type="password" id="${name}" name="${name}" required autocomplete="${autocomplete}" <#if !wraps>class="${properties.kcInputClass!}"</#if> <#if focus>autofocus</#if> <#if wrong>aria-invalid="true" aria-describedby="${name}-error"</#if>>
<#if wraps></span></div><div class="${properties.kcInputGroupItemClass!}"></#if>
<button class="${properties.kcFormPasswordVisibilityButtonClass!}" type="button" aria-label="${msg("showPassword")}" aria-controls="${name}" data-password-toggle
  data-icon-show="${properties.kcFormPasswordVisibilityIconShow!}" data-icon-hide="${properties.kcFormPasswordVisibilityIconHide!}"
  data-label-show="${msg("showPassword")}" data-label-hide="${msg("hidePassword")}"><i class="${properties.kcFormPasswordVisibilityIconShow!}" aria-hidden="true"></i></button>
<#if wraps></div></#if>
</div>
<#if wrong>
<div class="${properties.kcFormHelperTextClass!}" aria-live="polite"><div class="${properties.kcInputHelperTextClass!}"><div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
<span id="${name}-error" class="${properties.kcInputErrorMessageClass!}">${messagesPerField.get(name)}</span>
</div></div></div>
</#if>
</div>
</div>
</#macro>
