<#ftl output_format="plainText">
<#import "membership-link.ftl" as mail>
<@mail.letter "membershipDeactivation"/>
