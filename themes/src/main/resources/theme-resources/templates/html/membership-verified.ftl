<#import "membership-event.ftl" as mail>
<@mail.told "membershipVerified"/>
