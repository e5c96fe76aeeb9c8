/** English phrases of page furniture, see ../phrases.ts for what the dots mean. */
import type { PhraseList } from './list.ts';

export const ENGLISH: PhraseList = Object.freeze({
  lines: `
Share
Share this
Share this story
Share this article
Share this page
Share on Facebook
Share on Twitter
Share this with friends
Share this story: Email, Print, Copy link
Gift this article
Save it for later
Gift this article, save it for later, listen to this article
Listen to this article
Advertisement
Advertisements
Advertising
Sponsored
Sponsored content
Story continues below advertisement
Article continues after advertisement
Continue reading
Continue reading the main story
Skip to content
Skip to main content
Skip to navigation
Accessibility help
Print this page
Print this article
Email this
Email this article
Email to a friend
Send by email
Send this article to a friend
Copy link
Leave a comment
Leave a reply
Add a comment
Add your comment
Post a comment
View comments
View all comments
Show comments
No comments
Comments are closed
Comments are closed for this article
Log in
Log in to comment
Log in to leave a comment
You must be logged in to post a comment
Sign in
Sign in or register
Sign up
Subscribe
Subscribe now
Subscribe today
Subscribe to our newsletter
Sign up for our newsletter
Sign up for our daily newsletter
Get our newsletter in your inbox
Follow us
Follow us on Facebook
Follow us on Twitter
Follow us on Facebook and Twitter
Like us on Facebook
Follow us, send a tip, report an error
Report an error
Report an error on this page
Report a typo
Report this ad
Talk to us
Contact us
Send us a tip
Send us your news tips
Give us your news tips
Have a news tip
Send us a letter to the editor
Write a letter to the editor
Submit a letter to the editor
More contact information
More information about contacting us
About us
About this site
Privacy policy
Cookie policy
Cookie settings
Terms of use
Terms of service
Terms and conditions
Terms and privacy
Do not sell my personal information
Ad choices
Your ad choices
Advertise with us
Site map
All rights reserved
Support local journalism
Tweet
Tweet this
Retweet
Donate today
Support local journalism, donate today
Support independent journalism
Support our journalism
Support our newsroom
Become a member
Become a subscriber
Make a donation
Make a gift
Donate now
Download our app
Read more
Read next
Read the full story
Back to top
Return to top
Next article
Previous article
Next story
Previous story
Photo gallery
View gallery
Enlarge image
Click to enlarge
Watch the video
This page was last updated
Powered by WordPress
Loading
Breaking news alerts
Most viewed
Trending now
`,
  starts: `
Share this story:…
Share this article:…
Copyright ©…
© …
Filed under:…
Read more:…
Read also:…
Support local journalism…
Posted in:…
Posted by…
Posted at…
Tagged with…
Tags:…
Topics:…
Advertisement:…
Follow us on…
Reprints and permissions…
`,
  parts: `
…all rights reserved…
…reproduction in whole or in part…
…reproduction only with the written permission…
…may not be published, broadcast, rewritten or redistributed…
…not responsible for the content of external…
…licence that allows private use…
…sign up for our newsletter…
…sign up for our free newsletter…
…subscribe to our newsletter…
…delivered to your inbox…
…in your inbox…
…support our journalism…
…support the trusted journalism…
…keep our newsroom…
…keeps our newsroom…
…keep our journalism…
…become a member and…
…become a subscriber and…
…donations are not tax deductible…
…are not tax deductible…
…without advertisements…
…send us a tip…
…follow us on twitter…
…follow us on facebook…
…this site uses cookies…
…we use cookies…
…view the content of this page in your current browser…
…this material may not be…
…terms of service and privacy policy…
`,
  tails: `
Related
Related stories
Related articles
Related content
Related topics
Related links
Related internet links
Related coverage
More in…
More from…
More on this story
More on this topic
More stories
More news
More headlines
More local news
More top stories
Also in…
Also read
Also of interest
Most read
Most popular
Most viewed
Most shared
Most commented
Most read this week
Most read today
Latest news
Latest stories
Latest headlines
Recent posts
Recent stories
Top stories
Read next
Read this next
Recommended
Recommended for you
Recommended stories
You may also like
You might also like
You may be interested in
What to read next
Up next
Trending
Trending now
Trending stories
Popular now
Popular stories
Editors' picks
Editor's picks
Don't miss
From around the web
Around the web
Sponsored links
Sponsored stories
Talk to us
`,
  credits: `photo photos photograph photographs photographer photography picture pictures image images courtesy credit handout illustration ap reuters afp getty`,
});
