using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Security;

namespace EmrSessionCredentials.Tests.Requests;

/// <summary>
/// The build for Windows PowerShell 5.1, as far as it runs on this runtime: in a load context of its own, without what
/// it needs AWSSDK for.
/// </summary>
public sealed class FrameworkBuildTests
{
    [Fact]
    public void The_build_for_NET_Framework_loads_validates_and_protects()
    {
        string path = PathOfBuild();
        Assert.SkipUnless(File.Exists(path), $"no build for .NET Framework at {path}");
        AssemblyLoadContext context = new("net472", isCollectible: true);
        Assembly core = context.LoadFromAssemblyPath(path);
        Type type = core.GetType("EmrSessionCredentials.Requests.ClusterRequest", throwOnError: true)!;
        object request = Activator.CreateInstance(type)!;
        type.GetProperty("ClusterId")!.SetValue(request, new string('x', 257));
        type.GetProperty("ExecutionRoleArn")!.SetValue(request, "arn:aws:iam::123456789012:role/ok");

        IEnumerable violations = (IEnumerable)type.GetMethod("FindViolations")!.Invoke(request, null)!;

        Assert.Equal(
            "ClusterId has 257 characters; the service takes at most 256",
            Assert.Single(violations.Cast<object>()).ToString());
        Type secrets = core.GetType("EmrSessionCredentials.Secrets", throwOnError: true)!;
        SecureString secret = (SecureString)secrets.GetMethod("Protect")!.Invoke(null, ["a\0b"])!;
        Assert.Equal("a\0b", secrets.GetMethod("Reveal")!.Invoke(null, [secret]));
        context.Unload();
    }

    private static string PathOfBuild()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(
            Repository.Root, "src", "EmrSessionCredentials.Core", "bin", configuration, "net472",
            "EmrSessionCredentials.Core.dll");
    }
}
