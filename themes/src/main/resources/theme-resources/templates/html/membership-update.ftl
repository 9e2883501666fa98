<#import "membership-event.ftl" as mail>
<#import "membership-layout.ftl" as layout>
<@mail.told key="membershipUpdate" body=changes?has_content?then(words.count("membershipChanges", changes?size), "")>
<#if changes?has_content>
<@layout.points of=changes?map(change -> words.label(change.key, change.field))/>
</#if>
</@mail.told>
