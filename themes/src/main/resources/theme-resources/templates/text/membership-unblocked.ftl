<#ftl output_format="plainText">
<#import "membership-event.ftl" as mail>
<@mail.told "membershipUnblocked"/>
