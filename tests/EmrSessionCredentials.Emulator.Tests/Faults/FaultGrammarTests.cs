using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Emulator.Faults;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>How faults are written.</summary>
public sealed class FaultGrammarTests
{
    [Theory]
    [InlineData("j-1ABC")]
    [InlineData("")]
    [InlineData("my-fault-tolerant-cluster")]
    [InlineData("fault-")]
    [InlineData("fault-delay")]
    [InlineData("fault-delay-x")]
    [InlineData("fault-throttlex")]
    [InlineData("fault-throttle2")]
    [InlineData("default_throttle")]
    [InlineData("j-fault-throttle", "throttle")]
    [InlineData("fault-throttle-2", "throttle-2")]
    [InlineData("fault-throttle-2-abc", "throttle-2")]
    [InlineData("j-FAULT-Throttle-2-ABC", "throttle-2")]
    [InlineData("fault-throttle-2-3", "throttle-2")]
    [InlineData("fault-throttle-abc", "throttle")]
    [InlineData("fault-throttle-2abc", "throttle")]
    [InlineData("fault-delay-250", "delay-250")]
    [InlineData("fault-delay-250-2", "delay-250-2")]
    [InlineData("fault-delay-250-2-x", "delay-250-2")]
    [InlineData("j-fault-delay-10-fault-throttle-1-fault-truncated-1-z", "delay-10", "throttle-1", "truncated-1")]
    [InlineData("arn:aws:emr-containers:r:1:/virtualclusters/v/endpoints/fault-notfound", "notfound")]
    public void An_identifier_asks_for_faults(string identifier, params string[] faults) =>
        Assert.Equal(faults, FaultSpec.InIdentifier(identifier).Select(f => f.Text));

    [Theory]
    [InlineData("throttle", "throttle")]
    [InlineData("throttle-2", "throttle-2")]
    [InlineData("fault-throttle-2", "throttle-2")]
    [InlineData("delay-5-1", "delay-5-1")]
    [InlineData("redirect", "redirect")]
    [InlineData("redirect=http://127.0.0.1:1/x?a=b", "redirect=http://127.0.0.1:1/x?a=b")]
    [InlineData("redirect-2=https://example.com", "redirect-2=https://example.com")]
    public void A_rule_may_leave_the_word_out(string text, string fault) =>
        Assert.Equal(fault, FaultSpec.Parse(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData("thottle-2")]
    [InlineData("throttle-2-abc")]
    [InlineData("throttle-")]
    [InlineData("throttle-two")]
    [InlineData("throttle-2 ")]
    [InlineData("delay")]
    [InlineData("throttle-2-3")]
    [InlineData("xfault-throttle")]
    [InlineData("redirect=")]
    [InlineData("redirect=not-a-url")]
    [InlineData("redirect=ftp://127.0.0.1/")]
    [InlineData("redirect=http://127.0.0.1:1/\u00fc")]
    [InlineData("redirect=http://127.0.0.1:1/\r\nX-Evil: y")]
    [InlineData("redirect=http://127.0.0.1:1/a b")]
    [InlineData("throttle=http://127.0.0.1:1/")]
    public void A_rule_that_is_none_is_refused_with_the_list(string text)
    {
        FormatException error = Assert.Throws<FormatException>(() => FaultSpec.Parse(text));

        Assert.StartsWith($"'{text}' is not a fault.", error.Message, StringComparison.Ordinal);
        Assert.All(FaultKinds.All, kind => Assert.Contains(kind.Name, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("throttle-0")]
    [InlineData("fault-internal-0")]
    [InlineData("delay-250-0")]
    [InlineData("redirect-0=https://example.com")]
    public void A_rule_for_no_calls_is_refused(string text)
    {
        FormatException error = Assert.Throws<FormatException>(() => FaultSpec.Parse(text));

        Assert.Equal($"'{text}' is a fault for no calls: the number of calls must be at least 1.", error.Message);
    }

    [Fact]
    public void Names_are_words_and_each_stands_for_one_fault()
    {
        Assert.All(FaultKinds.All, kind => Assert.Matches("^[a-z]+$", kind.Name));
        Assert.Equal(FaultKinds.All.Count, new HashSet<string>(FaultKinds.All.Select(k => k.Name)).Count);
    }
}
