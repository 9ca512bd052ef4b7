using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Security;

namespace EmrSessionCredentials.Tests.Requests;

/// <summary>
/// The model's build for Windows PowerShell 5.1, as far as it runs on this runtime: in a load context of its own.
/// </summary>
public sealed class FrameworkBuildTests
{
    [Fact]
    public void The_build_for_NET_Framework_loads_validates_and_protects()
    {
        string path = PathOfBuild();
        Assert.SkipUnless(File.Exists(path), $"no build for .NET Framework at {path}");
        AssemblyLoadContext context = new("net472", isCollectible: true);
        Assembly model = context.LoadFromAssemblyPath(path);
        Type type = model.GetType("EmrSessionCredentials.Requests.ClusterRequest", throwOnError: true)!;
        object request = Activator.CreateInstance(type)!;
        type.GetProperty("ClusterId", Everything)!.SetValue(request, new string('x', 257));
        type.GetProperty("ExecutionRoleArn", Everything)!.SetValue(request, "arn:aws:iam::123456789012:role/ok");

        IEnumerable violations = (IEnumerable)type.GetMethod("FindViolations", Everything)!.Invoke(request, null)!;

        Assert.Equal(
            "ClusterId has 257 characters; the service takes at most 256",
            Assert.Single(violations.Cast<object>()).ToString());
        Type secrets = model.GetType("EmrSessionCredentials.Secrets", throwOnError: true)!;
        SecureString secret = (SecureString)secrets.GetMethod("Protect", Everything)!.Invoke(null, ["a\0b"])!;
        Assert.Equal("a\0b", secrets.GetMethod("Reveal", Everything)!.Invoke(null, [secret]));
        context.Unload();
    }

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static string PathOfBuild()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(
            Repository.Root, "src", "EmrSessionCredentials.Model", "bin", configuration, "net472",
            "EmrSessionCredentials.Model.dll");
    }
}
