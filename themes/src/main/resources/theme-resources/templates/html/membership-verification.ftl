<#import "membership-link.ftl" as mail>
<@mail.letter "membershipVerification"/>
