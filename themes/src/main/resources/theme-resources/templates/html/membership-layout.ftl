<#-- What all letters have in common. A theme may bring a file of this name, or set membershipColor, membershipLogo and
     membershipFooter in its theme.properties: docs/mail.md. Tables and inline styles, since mail programs know no more. -->
<#assign color=properties.membershipColor!'#1f4f8f'>

<#macro letter><!DOCTYPE html>
<html lang="${locale.toLanguageTag()}" dir="${ltr?then('ltr','rtl')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #16181d !important; }
  .sheet { background-color: #22252c !important; border-right-color: #3a3f4a !important; border-bottom-color: #3a3f4a !important; border-left-color: #3a3f4a !important; }
  .page, .sheet, .sheet h1, .sheet p, .sheet td, .sheet th, .sheet li { color: #eceef2 !important; }
  .quiet, .sheet .quiet, .sheet th { color: #b4bac6 !important; }
  .sheet .link { color: #9cc4ff !important; }
}
@media (max-width: 480px) {
  .sheet { padding: 24px 20px !important; border-radius: 0 !important; }
  .page-cell { padding: 0 !important; }
  .button { display: block !important; text-align: center !important; }
  .facts th, .facts td { display: block !important; padding: 0 !important; }
  .facts td { padding-bottom: 12px !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f7;color:#1d2330;font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:16px;line-height:1.5;">
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f7;">
<tr><td class="page-cell" align="center" style="padding:32px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;">
<tr><td class="sheet" align="${ltr?then('left','right')}" style="background-color:#ffffff;border:1px solid #dfe2e8;border-top:4px solid ${color};border-radius:6px;padding:32px;">
<#if properties.membershipLogo?has_content>
<img src="${properties.membershipLogo}" alt="${realmName}" height="40" style="display:block;height:40px;border:0;margin:0 0 24px;">
<#else>
<p class="quiet" style="margin:0 0 16px;color:#586074;font-size:14px;">${realmName}</p>
</#if>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:600;color:#1d2330;">${subject}</h1>
<#nested>
</td></tr>
<tr><td class="quiet" align="center" style="padding:16px 12px;color:#586074;font-size:13px;">
${properties.membershipFooter!msg("membershipFooter", realmName)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
</#macro>

<#macro paragraph text quiet=false>
<p<#if quiet> class="quiet"</#if> style="margin:0 0 16px;<#if quiet>color:#586074;font-size:14px;</#if>">${text}</p>
</#macro>

<#macro greeting>
<@paragraph text=user.name?has_content?then(msg("membershipGreeting", user.name), msg("membershipGreetingNobody"))/>
</#macro>

<#-- A link that is seen, and its address for programs that show no links. -->
<#macro button link label>
<p style="margin:24px 0;"><a class="button" href="${link}" style="display:inline-block;background-color:${color};color:#ffffff;text-decoration:none;font-weight:600;padding:12px 24px;border-radius:6px;">${label}</a></p>
<p class="quiet" style="margin:0 0 16px;color:#586074;font-size:14px;word-break:break-all;">${msg("membershipLinkByHand")}<br><a class="link" href="${link}" style="color:${color};">${link}</a></p>
</#macro>

<#-- Names with values: a list of {name, value}; what has no value is left out. -->
<#macro facts of>
<table class="facts" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;font-size:15px;">
<#list of as fact><#if fact.value?has_content>
<tr><th scope="row" align="${ltr?then('left','right')}" valign="top" style="padding:2px 16px 2px 0;font-weight:400;color:#586074;">${fact.name}</th><td valign="top" style="padding:2px 0;word-break:break-word;">${fact.value}</td></tr>
</#if></#list>
</table>
</#macro>

<#macro points of>
<ul style="margin:0 0 16px;padding:0 20px;">
<#list of as point><li>${point}</li></#list>
</ul>
</#macro>
