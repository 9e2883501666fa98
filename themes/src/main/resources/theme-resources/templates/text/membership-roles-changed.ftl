<#ftl output_format="plainText">
<#import "membership-event.ftl" as mail>
<#import "membership-layout.ftl" as layout>
<@mail.told "membershipRolesChanged">
<#if roles?has_content>
<@layout.paragraph text=words.count("membershipRoles", roles?size)/>
<@layout.points of=roles/>
</#if>
</@mail.told>
