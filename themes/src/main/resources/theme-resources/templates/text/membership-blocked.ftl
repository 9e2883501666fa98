<#ftl output_format="plainText">
<#import "membership-event.ftl" as mail>
<#import "membership-layout.ftl" as layout>
<#if event.until?has_content>
<@mail.told key="membershipBlocked" body=msg("membershipBlockedUntil" + you?then("", "Other"), about.name, realmName, words.time(event.until))><@reason/></@mail.told>
<#else>
<@mail.told "membershipBlocked"><@reason/></@mail.told>
</#if>
<#-- It was written for the colleagues of whoever wrote it. -->
<#macro reason><#if !you><@layout.facts of=[{"name": msg("membershipReason"), "value": event.reason}]/></#if></#macro>
