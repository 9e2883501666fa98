<#ftl output_format="plainText">
<#macro letter>
${subject}

<#nested>
--
${properties.membershipFooter!msg("membershipFooter", realmName)}
</#macro>

<#macro paragraph text quiet=false>
${text}

</#macro>

<#macro greeting>
<@paragraph text=user.name?has_content?then(msg("membershipGreeting", user.name), msg("membershipGreetingNobody"))/>
</#macro>

<#macro button link label>
${label}:
${link}

</#macro>

<#macro facts of>
<#list of as fact>
<#if fact.value?has_content>
${fact.name}: ${fact.value}
</#if>
</#list>

</#macro>

<#macro points of>
<#list of as point>
- ${point}
</#list>

</#macro>
