<#import "membership-layout.ftl" as layout>
<@layout.letter>
<@layout.greeting/>
<@layout.paragraph text=msg("membershipTriggerDisabledBody", trigger, realmName)/>
<@layout.paragraph text=(reason == "gone")?then(msg("membershipTriggerDisabledGone"), words.count("membershipTriggerDisabledFailing", days))/>
<@layout.paragraph text=msg("membershipTriggerDisabledAfter")/>
</@layout.letter>
