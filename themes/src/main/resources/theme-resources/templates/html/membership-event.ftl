<#-- What the letters of triggers have in common: told to the user (you) or to somebody else about the user. -->
<#import "membership-layout.ftl" as layout>

<#macro told key body="">
<@layout.letter>
<#if you><@layout.greeting/></#if>
<@layout.paragraph text=body?has_content?then(body, msg(key + you?then("Body", "BodyOther"), about.name, realmName))/>
<#nested>
<@layout.facts of=facts + [{"name": msg("membershipTime"), "value": words.time(event.time)}]/>
<#if event.test><@layout.paragraph text=msg("membershipTest") quiet=true/></#if>
</@layout.letter>
</#macro>

<#-- Who it is about, for those who are not it. -->
<#function who><#return you?then([], [
  {"name": msg("membershipUser"), "value": about.name},
  {"name": msg("membershipEmail"), "value": about.email}])></#function>
<#assign facts=who()>
