<#-- What letters with a link have in common. -->
<#import "membership-layout.ftl" as layout>
<#macro letter key body=msg(key + "Body", user.email, realmName)>
<@layout.letter>
<@layout.greeting/>
<@layout.paragraph text=body/>
<@layout.button link=link label=msg(key + "Button")/>
<@layout.paragraph text=msg("membershipLinkExpires", words.period(seconds)) quiet=true/>
<@layout.paragraph text=msg(key + "Otherwise") quiet=true/>
</@layout.letter>
</#macro>
