<#import "membership-event.ftl" as mail>
<#import "membership-layout.ftl" as layout>
<@mail.told "membershipUpdate">
<#if changes?has_content>
<@layout.paragraph text=words.count("membershipChanges", changes?size)/>
<@layout.points of=changes?map(change -> words.label(change.key, change.field))/>
</#if>
</@mail.told>
